app_name = "pembinaan"
urlpatterns = []
