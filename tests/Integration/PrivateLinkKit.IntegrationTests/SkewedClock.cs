using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>
/// An emulator whose clock differs from this machine's: it refuses requests signed more than five minutes off, and forwards all others.
/// </summary>
internal sealed class SkewedClock(Uri edge, TimeSpan ahead, string code) : ForwardingEdge(edge)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private int _refused;

    /// <summary>Number of requests refused because of their time.</summary>
    public int Refused => _refused;

    protected override Task HandleAsync(HttpContext context)
    {
        var now = DateTimeOffset.UtcNow + ahead;
        context.Response.Headers.Date = now.ToString("r", CultureInfo.InvariantCulture);
        var signed = DateTimeOffset.ParseExact(
            context.Request.Headers["X-Amz-Date"].ToString(), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return (now - signed).Duration() > Tolerance ? RefuseAsync(context) : PassOnAsync(context);
    }

    private async Task RefuseAsync(HttpContext context)
    {
        Interlocked.Increment(ref _refused);
        context.Response.StatusCode = 400;
        var isJson = context.Request.Headers.ContainsKey("X-Amz-Target");
        var isEc2 = context.Request.Headers.Authorization.ToString().Contains("/ec2/", StringComparison.Ordinal);
        context.Response.ContentType = isJson ? "application/x-amz-json-1.1" : "text/xml";
        await context.Response.WriteAsync(
            isJson ? $$"""{"__type":"{{code}}","message":"Signature expired"}"""
            : isEc2 ? $"<Response><Errors><Error><Code>{code}</Code><Message>Request has expired.</Message></Error></Errors><RequestID>1</RequestID></Response>"
            : $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>Signature "
            + "expired</Message></Error><RequestId>1</RequestId></ErrorResponse>");
    }
}
