class TasksClient(HttpClient http)
{
    public HttpClient Http => http;
}
