namespace PrivateLinkKit.Http;

/// <summary>Prevents a request from being sent twice unless that is safe.</summary>
internal static class Repeatability
{
    /// <summary>
    /// <see cref="SocketsHttpHandler"/> resends a request whose connection broke before an answer began, unless it had begun to send
    /// content. So a request that must not be repeated gets empty content, as with <c>Content-Length: 0</c>.
    /// </summary>
    public static void Guard(HttpRequestMessage request)
    {
        if (request.Content is null && !IsIdempotent(request.Method) && request.Method != HttpMethod.Connect)
        {
            request.Content = new ByteArrayContent([]);
        }
    }

    /// <summary>RFC 9110, section 9.2.2.</summary>
    private static bool IsIdempotent(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Options || method == HttpMethod.Put || method == HttpMethod.Delete
            || method == HttpMethod.Trace;
}
