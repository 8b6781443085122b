"""How allauth behaves here: accounts are proposed and confirmed, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter


class AkunAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False
