using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Responses that API Gateway sends itself.</summary>
internal static class ApiAnswers
{
    public static Task ForbiddenAsync(HttpContext http) => WriteAsync(http, StatusCodes.Status403Forbidden, "Forbidden", "ForbiddenException");

    /// <summary>No stage or route has the request.</summary>
    public static Task NoRouteAsync(HttpContext http, bool isRest) => isRest
        ? WriteAsync(http, StatusCodes.Status403Forbidden, "Missing Authentication Token", "MissingAuthenticationTokenException")
        : WriteAsync(http, StatusCodes.Status404NotFound, "Not Found");

    public static Task ThrottledAsync(HttpContext http, HostedApi api) =>
        WriteAsync(http, StatusCodes.Status429TooManyRequests, "Too Many Requests", api.IsRest ? "TooManyRequestsException" : null);

    public static Task TooLargeAsync(HttpContext http, HostedApi api) => api.IsRest
        ? WriteAsync(http, StatusCodes.Status413PayloadTooLarge, "Request Too Long", "RequestTooLargeException")
        : WriteAsync(http, StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");

    public static Task TimedOutAsync(HttpContext http, HostedApi api) => api.IsRest
        ? WriteAsync(http, StatusCodes.Status504GatewayTimeout, "Endpoint request timed out", "InternalServerErrorException")
        : UnavailableAsync(http);

    public static Task UnreachableAsync(HttpContext http, HostedApi api) => api.IsRest
        ? WriteAsync(http, StatusCodes.Status504GatewayTimeout, "Network error communicating with endpoint", "InternalServerErrorException")
        : UnavailableAsync(http);

    /// <summary>The route has no integration, or it names what does not exist.</summary>
    public static Task MisconfiguredAsync(HttpContext http, HostedApi api, bool hasIntegration) => api.IsRest
        ? WriteAsync(http, StatusCodes.Status500InternalServerError, "Internal server error", "InternalServerErrorException")
        : hasIntegration ? UnavailableAsync(http)
        : WriteAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");

    private static Task UnavailableAsync(HttpContext http) => WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "Service Unavailable");

    private static async Task WriteAsync(HttpContext http, int status, string message, string? errorType = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        if (errorType is not null)
        {
            http.Response.Headers["x-amzn-ErrorType"] = errorType;
        }

        await http.Response.WriteAsync($$"""{"message":"{{JsonEncodedText.Encode(message)}}"}""");
    }
}
