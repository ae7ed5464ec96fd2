from core.database import migrations
from core.database.library.tables import Base

migrations.run(Base.metadata)
