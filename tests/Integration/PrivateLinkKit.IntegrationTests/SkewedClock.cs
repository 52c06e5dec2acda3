using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>An edge whose clock differs from this machine's: it refuses what is signed more than five minutes off, and passes everything else on.</summary>
internal sealed class SkewedClock : IAsyncDisposable
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly Uri _edge;
    private readonly TimeSpan _ahead;
    private readonly string _code;
    private int _refused;

    private SkewedClock(Uri edge, TimeSpan ahead, string code)
    {
        (_edge, _ahead, _code) = (edge, ahead, code);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public Uri Url => new(_app.Urls.Single());

    /// <summary>How many requests were refused for their time.</summary>
    public int Refused => _refused;

    public static async Task<SkewedClock> StartAsync(Uri edge, TimeSpan ahead, string code)
    {
        var clock = new SkewedClock(edge, ahead, code);
        await clock._app.StartAsync();
        return clock;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var now = DateTimeOffset.UtcNow + _ahead;
        context.Response.Headers.Date = now.ToString("r", CultureInfo.InvariantCulture);
        var signed = DateTimeOffset.ParseExact(
            context.Request.Headers["X-Amz-Date"].ToString(), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if ((now - signed).Duration() > Tolerance)
        {
            Interlocked.Increment(ref _refused);
            await RefuseAsync(context);
            return;
        }

        await PassOnAsync(context);
    }

    private async Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = 400;
        var isJson = context.Request.Headers.ContainsKey("X-Amz-Target");
        var isEc2 = context.Request.Headers.Authorization.ToString().Contains("/ec2/", StringComparison.Ordinal);
        context.Response.ContentType = isJson ? "application/x-amz-json-1.1" : "text/xml";
        await context.Response.WriteAsync(
            isJson ? $$"""{"__type":"{{_code}}","message":"Signature expired"}"""
            : isEc2 ? $"<Response><Errors><Error><Code>{_code}</Code><Message>Request has expired.</Message></Error></Errors><RequestID>1</RequestID></Response>"
            : $"<ErrorResponse><Error><Type>Sender</Type><Code>{_code}</Code><Message>Signature expired</Message></Error><RequestId>1</RequestId></ErrorResponse>");
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_edge, context.Request.GetEncodedPathAndQuery()))
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        foreach (var (name, values) in context.Request.Headers)
        {
            if (name is not "Host" && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        using var answer = await _http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
    }
}
