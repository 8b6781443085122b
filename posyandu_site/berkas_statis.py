"""Where the collected static files get their names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage as Dasar


class PenyimpananStatis(Dasar):
    """Our modules name one another by their hashed names: a page never mixes two releases."""

    # Django's own switch would read the modules of others too, not all of which are complete.
    patterns = (*Dasar.patterns, ("js/*.js", Dasar._js_module_import_aggregation_patterns[1]))
