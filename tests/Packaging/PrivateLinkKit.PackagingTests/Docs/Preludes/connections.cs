class OrdersClient(HttpClient http)
{
    public HttpClient Http => http;
}
