"""Start Plenary from a checkout: the same program as the installed command ``plenary``."""

from app.start import main

if __name__ == "__main__":
    raise SystemExit(main())
