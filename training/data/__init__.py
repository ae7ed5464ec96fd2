"""Images the model is trained on: drawn forms, fillings and simulated scans."""
