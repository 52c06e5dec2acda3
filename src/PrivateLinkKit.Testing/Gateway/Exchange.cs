using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>One HTTP request on its way through the gateway; each step adds its findings.</summary>
internal sealed class Exchange(HttpContext http, ApiRequest request, string requestId)
{
    public HttpContext Http { get; } = http;

    public ApiRequest Request { get; set; } = request;

    public string RequestId { get; } = requestId;

    public Identification? Identification { get; set; }

    public EmulatedApi? Service { get; set; }

    public OperationMatch? Match { get; set; }

    /// <summary>The name of the operation; empty if the request names none.</summary>
    public string Operation => Match?.Name ?? "";

    public RecordedRequest? Recorded { get; set; }

    public FaultEffect? Fault { get; set; }

    public WireObject Parameters { get; set; } = [];

    public ApiAnswer? Answer { get; set; }

    /// <summary>Reason why there is no body: the HTTP request broke off, or AWS does not accept it.</summary>
    public BadHttpRequestException? Unreadable { get; init; }

    public string? ErrorCode { get; set; }

    /// <summary>The exception of EmbeddedAws that prevented an answer.</summary>
    public Exception? Failure { get; set; }
}
