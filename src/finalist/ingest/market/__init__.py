"""Pay data of any publisher: mapped by a YAML file, streamed by DuckDB into Parquet, read by one set of queries."""
