app_name = "kelembagaan"
urlpatterns = []
