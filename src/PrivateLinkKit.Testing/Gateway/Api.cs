using System.Reflection;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Clock;
using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>The way of a request through the embedded AWS: the steps of <see cref="Path"/>, in that order, until one has an answer.</summary>
internal sealed class Api
{
    private readonly Cloud _cloud;
    private readonly FaultInjector _faults;
    private readonly RequestLog _log;
    private readonly Dictionary<string, AwsService> _services;
    private readonly Action _reset;
    private readonly Func<string> _socksDoor;
    private readonly Func<IReadOnlyList<PacketDrop>> _drops;

    public Api(Cloud cloud, IEnumerable<AwsService> services, FaultInjector faults, RequestLog log, Action reset, Func<string> socksDoor, Func<IReadOnlyList<PacketDrop>> drops)
    {
        (_cloud, _faults, _log, _reset, _socksDoor, _drops) = (cloud, faults, log, reset, socksDoor, drops);
        _services = services.ToDictionary(service => service.Name);
        Path = [IdentifyAsync, RecordAsync, AdmitAsync, ParseAsync, LimitAsync, FaultAsync, DispatchAsync];
    }

    private IReadOnlyList<Func<Exchange, Task>> Path { get; }

    public async Task HandleAsync(HttpContext http)
    {
        switch (http.Request.Path.Value)
        {
            case "/_localstack/health":
                await http.Response.WriteAsJsonAsync(Health());
                return;
            case "/_privatelinkkit/drops":
                await http.Response.WriteAsync(string.Concat(_drops().Select(drop => $"{drop.At:O} {drop}\n")));
                return;
            case "/_privatelinkkit/reset" when HttpMethods.IsPost(http.Request.Method):
                _reset();
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
        }

        using var work = _cloud.Time.Begin(WorkKind.Held);
        var exchange = new Exchange(http, await ReadAsync(http.Request), _cloud.Ids.NextGuid().ToString());
        string? errorCode = null;
        try
        {
            foreach (var step in Path)
            {
                await step(exchange);
            }
        }
        catch (ConnectionCutException)
        {
            http.Abort();
            return;
        }
        catch (AwsError error)
        {
            errorCode = error.Code;
            exchange.Answer = ProtocolOf(exchange).RenderError(error, exchange.RequestId);
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            errorCode = "InternalError";
            exchange.Answer = ProtocolOf(exchange).RenderError(new AwsError(errorCode, $"EmbeddedAws failed: {error}", 500), exchange.RequestId);
        }

        await SendAsync(exchange, errorCode);
    }

    private async Task SendAsync(Exchange exchange, string? errorCode)
    {
        if (exchange.Fault is FaultEffect.AnswerLost)
        {
            exchange.Http.Abort();
            return;
        }

        var answer = exchange.Answer!;
        if (exchange.Recorded is { } recorded)
        {
            _log.Complete(recorded, answer.Status, errorCode);
        }

        var response = exchange.Http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers["x-amzn-RequestId"] = exchange.RequestId;
        await response.Body.WriteAsync(answer.Body);
    }

    private Task IdentifyAsync(Exchange exchange)
    {
        exchange.Identification = Identification.Read(exchange.Http.Request.Headers.Authorization)
            ?? throw new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
        exchange.Service = _services.GetValueOrDefault(exchange.Identification.Service);
        exchange.Operation = exchange.Service?.Protocol.OperationName(exchange.Request) ?? "";
        return Task.CompletedTask;
    }

    private Task RecordAsync(Exchange exchange)
    {
        var (identification, account) = (exchange.Identification, exchange.Identification.Caller(_cloud).Account);
        exchange.Recorded = _log.Add(number => new(number, _cloud.Now, identification.Service, exchange.Operation, account, identification.Region));
        return Task.CompletedTask;
    }

    private Task AdmitAsync(Exchange exchange)
    {
        var service = exchange.Service ?? throw NotEmulated(exchange.Identification.Service);
        if (!exchange.Identification.HasValidRegion)
        {
            throw new AwsError("SignatureDoesNotMatch", "Credential should be scoped to a valid region.", 403);
        }

        if (exchange.Identification.Caller(_cloud).Expires <= _cloud.Now)
        {
            throw service.Protocol.Expired();
        }

        if (exchange.Operation.Length == 0)
        {
            throw service.Protocol.UnknownOperation("The request names no operation");
        }

        return (service.Protocol.Version(exchange.Request) ?? service.Version) == service.Version
            ? Task.CompletedTask
            : throw service.Protocol.UnknownOperation($"EmbeddedAws only emulates the version {service.Version} of {service.Name}");
    }

    private Task ParseAsync(Exchange exchange)
    {
        exchange.Parameters = exchange.Service!.Protocol.Parse(exchange.Request);
        return Task.CompletedTask;
    }

    private Task LimitAsync(Exchange exchange)
    {
        if (_cloud.Options.RateLimits is RateLimits.None)
        {
            return Task.CompletedTask;
        }

        var (service, recorded) = (exchange.Service!, exchange.Recorded!);
        var buckets = RateTable.BucketsOf(service.Name, exchange.Operation, asksForEverything: exchange.Parameters.Count is 0);
        return _cloud.RateLimiter.TryTake(recorded.Account, recorded.Region, buckets) ? Task.CompletedTask : throw service.Protocol.Throttled();
    }

    private async Task FaultAsync(Exchange exchange)
    {
        exchange.Fault = _faults.Take(exchange.Service!.Name, exchange.Operation);
        switch (exchange.Fault)
        {
            case FaultEffect.Throttled: throw exchange.Service.Protocol.Throttled();
            case FaultEffect.Failed failed: throw new AwsError(failed.Code, failed.Message, failed.Status);
            case FaultEffect.ConnectionReset: throw new ConnectionCutException();
            case FaultEffect.Accompanied accompanied: accompanied.Action(); break;
            case FaultEffect.Delayed delayed: await DelayAsync(delayed.Delay, exchange.Http.RequestAborted); break;
        }
    }

    private async Task DelayAsync(TimeSpan delay, CancellationToken aborted)
    {
        using var parked = _cloud.Time.Begin(WorkKind.Parked);
        await Task.Delay(delay, _cloud.Time, aborted);
    }

    private async Task DispatchAsync(Exchange exchange)
    {
        var lag = (exchange.Fault as FaultEffect.Lagging)?.By;
        var result = await exchange.Service!.HandleAsync(_cloud, exchange.Identification, exchange.Operation, exchange.Parameters, lag);
        exchange.Answer = exchange.Service.Protocol.Render(exchange.Operation, result, exchange.RequestId);
    }

    // Whoever asks for a service that is not here understands JSON if that is what it sends.
    private AwsProtocol ProtocolOf(Exchange exchange) => exchange.Service?.Protocol
        ?? (exchange.Http.Request.ContentType?.Contains("json", StringComparison.Ordinal) is true ? new JsonProtocol("") : _services.Values.First().Protocol);

    private AwsError NotEmulated(string service) =>
        new("UnknownService", $"EmbeddedAws does not emulate the service {service}; it has {string.Join(", ", _services.Keys)}", 501);

    private object Health() => new
    {
        services = _services.Values.ToDictionary(service => service.CommonName, _ => "running"),
        edition = "privatelinkkit",
        socks = _socksDoor(),
        version = typeof(Api).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
    };

    private static async Task<ApiRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return new ApiRequest(request.Headers["X-Amz-Target"], body.ToArray());
    }

    private sealed class ConnectionCutException : Exception;
}
