"""Operations and their names."""
