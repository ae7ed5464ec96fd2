from core.database import migrations
from core.database.journal.tables import Base

migrations.run(Base.metadata)
