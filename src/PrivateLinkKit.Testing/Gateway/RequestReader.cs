using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>Reads HTTP requests as API requests.</summary>
internal static class RequestReader
{
    /// <summary>Maximum size of a request in bytes, many times that of the largest useful call.</summary>
    public const int LongestBody = 16 * 1024 * 1024;

    /// <exception cref="BadHttpRequestException">The request broke off or is too long.</exception>
    public static async Task<ApiRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        long length = 0;
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is > 0 and var read)
        {
            length += read;
            if (length <= LongestBody)
            {
                body.Write(buffer, 0, read);
            }
        }

        return length <= LongestBody
            ? new ApiRequest(request.Headers["X-Amz-Target"], body.ToArray())
            {
                Method = request.Method,
                Path = EscapedPathOf(request),
                Query = request.QueryString.Value?.TrimStart('?') ?? "",
                Header = name => request.Headers[name],
                HeaderNames = request.Headers.Keys,
            }
            : throw new BadHttpRequestException($"The body of a request has {LongestBody} bytes at most.", StatusCodes.Status413PayloadTooLarge);
    }

    // The path of the request is unescaped, but a label may hold escaped slashes.
    private static string EscapedPathOf(HttpRequest request)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.StartsWith('/') ? target.Split('?')[0] : request.Path.ToUriComponent();
    }
}
