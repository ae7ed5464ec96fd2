<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ClassesModel</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sub-label(s)</source>
        <translation>
            <numerusform>%n sub-label</numerusform>
            <numerusform>%n sub-labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message numerus="yes">
        <source>%n place(s) marked</source>
        <translation>
            <numerusform>%n place marked</numerusform>
            <numerusform>%n places marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortView</name>
    <message numerus="yes">
        <source>%n document(s) are being sorted.</source>
        <translation>
            <numerusform>%n document is being sorted.</numerusform>
            <numerusform>%n documents are being sorted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortingProgress</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n place(s) differ</source>
        <translation>
            <numerusform>%n place differs</numerusform>
            <numerusform>%n places differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n place(s) differ</source>
        <translation>
            <numerusform>More than %n place differs</numerusform>
            <numerusform>More than %n places differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Differs from {label} in the %n place(s) marked.</source>
        <translation>
            <numerusform>Differs from {label} in the place marked.</numerusform>
            <numerusform>Differs from {label} in the %n places marked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{one} and {other} differ in the %n place(s) marked.</source>
        <translation>
            <numerusform>{one} and {other} differ in the place marked.</numerusform>
            <numerusform>{one} and {other} differ in the %n places marked.</numerusform>
        </translation>
    </message>
</context>
</TS>
