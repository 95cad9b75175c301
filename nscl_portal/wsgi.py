"""The web server's entry."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nscl_portal.settings")
application = get_wsgi_application()

from nscl_portal.checks import refuse_wrong_settings  # noqa: E402 - needs the settings

refuse_wrong_settings()
