"""The journal database: moves, held documents, watched folders, the lease. Always local."""
