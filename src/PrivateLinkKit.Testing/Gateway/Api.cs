using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Clock;
using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>Processes a request: the steps of <see cref="Path"/>, in that order, until one answers.</summary>
internal sealed class Api
{
    private const int LongestOperation = 128;

    private readonly Cloud _cloud;
    private readonly FaultInjector _faults;
    private readonly RequestLog _log;
    private readonly ServiceDirectory _services;
    private readonly HostNames _hostNames;
    private readonly LocalPaths _localPaths;
    private readonly RateLimiter? _limiter;

    public Api(
        Cloud cloud,
        ServiceDirectory services,
        FaultInjector faults,
        RequestLog log,
        HostNames hostNames,
        LocalPaths localPaths,
        RateLimiter? limiter)
    {
        (_cloud, _services, _faults, _log) = (cloud, services, faults, log);
        (_hostNames, _localPaths, _limiter) = (hostNames, localPaths, limiter);
        Path = [IdentifyAsync, RecordAsync, AdmitAsync, ParseAsync, LimitAsync, FaultAsync, DispatchAsync];
    }

    private IReadOnlyList<Func<Exchange, Task>> Path { get; }

    public async Task HandleAsync(HttpContext http)
    {
        var isInNetwork = http.Features.Get<ServiceApi>() is not null;
        if (!isInNetwork && _hostNames.Refusal(http.Request) is { } refusal)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            http.Response.ContentType = "text/plain";
            await http.Response.WriteAsync($"{refusal}\n");
            return;
        }

        if (!isInNetwork && LocalPaths.Covers(http.Request.Path))
        {
            await _localPaths.AnswerAsync(http);
            return;
        }

        // A client that sends slowly must not stop a virtual clock: the work begins when the request is complete.
        var exchange = await ReceiveAsync(http);
        using var work = _cloud.Time.Begin(WorkKind.Held);
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
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (AwsErrorException error)
        {
            Refuse(exchange, error);
        }
        catch (Exception failure)
        {
            exchange.Failure = failure;
            Refuse(exchange, ProtocolOf(exchange).Failed($"EmbeddedAws failed: {failure}"));
        }

        await SendAsync(exchange);
    }

    private async Task<Exchange> ReceiveAsync(HttpContext http)
    {
        var requestId = _cloud.Ids.NextGuid().ToString();
        try
        {
            return new Exchange(http, await RequestReader.ReadAsync(http.Request), requestId);
        }
        catch (BadHttpRequestException error)
        {
            return new Exchange(http, ApiRequest.None, requestId) { Unreadable = error };
        }
    }

    private void Refuse(Exchange exchange, AwsErrorException error)
    {
        exchange.ErrorCode = error.Code;
        exchange.Answer = exchange is { Service: null, Identification: { } identification }
            ? ForeignProtocol.RenderError(exchange.Http.Request, exchange.Request, identification.Service, error, exchange.RequestId)
            : ProtocolOf(exchange).RenderError(error, exchange.RequestId);
    }

    private async Task SendAsync(Exchange exchange)
    {
        if (exchange.Fault is FaultEffect.AnswerLost)
        {
            exchange.Http.Abort();
            return;
        }

        var answer = exchange.Answer!;
        if (exchange.Recorded is { } recorded)
        {
            _log.Complete(recorded, recorded with { Status = answer.Status, ErrorCode = exchange.ErrorCode, Failure = exchange.Failure });
        }

        var response = exchange.Http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified ? null : answer.Body.Length;
        response.Headers[ProtocolOf(exchange).RequestIdHeader] = exchange.RequestId;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        // The server closes the connection if anything, even nothing, is written to an answer that has no body.
        if (answer.Body.Length > 0)
        {
            await response.Body.WriteAsync(answer.Body);
        }
    }

    private Task IdentifyAsync(Exchange exchange)
    {
        string? authorization = exchange.Http.Request.Headers.Authorization;
        RefuseUnsigned(exchange, authorization);
        exchange.Identification = Identification.Read(authorization) ?? throw (string.IsNullOrWhiteSpace(authorization)
            ? new AwsErrorException(ProtocolOf(exchange).Spell("MissingAuthenticationToken"), "Missing Authentication Token", 403)
            : new AwsErrorException(ProtocolOf(exchange).Spell("IncompleteSignature"),
            $"Authorization header requires a 'Credential' with a scope. Authorization={authorization}"));
        exchange.Service = _services.Find(exchange.Identification.Service, exchange.Request);
        exchange.Match = exchange.Service?.Find(exchange.Request);
        return Task.CompletedTask;
    }

    private void RefuseUnsigned(Exchange exchange, string? authorization)
    {
        var meant = string.IsNullOrWhiteSpace(authorization) ? _services.MeantBy(exchange.Request) : null;
        if (meant?.Protocol.OperationName(exchange.Request) is { } operation && meant.TakesUnsigned(operation))
        {
            throw meant.Protocol.UnknownOperation($"EmbeddedAws does not emulate the operation {operation} of {meant.Name}");
        }
    }

    private Task RecordAsync(Exchange exchange)
    {
        var identification = exchange.Identification!;
        var account = identification.Caller(_cloud).Account;
        exchange.Recorded = _log.Add(number =>
            new(number, _cloud.Now, identification.Service, Shorten(exchange.Operation), account, identification.Region) { RequestId = exchange.RequestId });
        return Task.CompletedTask;
    }

    private Task AdmitAsync(Exchange exchange)
    {
        var identification = exchange.Identification!;
        var service = exchange.Service ?? throw _services.NotEmulated(identification.Service);
        if (exchange.Unreadable is { } unreadable)
        {
            throw new AwsErrorException(service.Protocol.Spell(UnreadableCode(unreadable)), unreadable.Message, unreadable.StatusCode);
        }

        var entered = exchange.Http.Features.Get<ServiceApi>();
        if (entered is not null && entered.SigningName != identification.Service)
        {
            throw new AwsErrorException(
                service.Protocol.Spell("SignatureDoesNotMatch"), $"Credential should be scoped to correct service: '{entered.SigningName}'.", 403);
        }

        if (!identification.HasValidRegion || (entered is not null && entered.Region != identification.Region))
        {
            throw new AwsErrorException(service.Protocol.Spell("SignatureDoesNotMatch"), "Credential should be scoped to a valid region.", 403);
        }

        var caller = identification.Caller(_cloud);
        if (!caller.IsKnownIn(Partition.Of(identification.Region)))
        {
            throw service.Protocol.UnknownCredentials();
        }

        if (caller.Expires <= _cloud.Now)
        {
            throw service.Protocol.Expired();
        }

        if (!service.Protocol.IsRest && !IsApiCall(exchange.Http.Request))
        {
            throw service.Protocol.UnknownOperation(
                $"AWS answers at POST /, and query requests at GET / as well: not at {exchange.Http.Request.Method} {exchange.Http.Request.Path}");
        }

        if (exchange.Operation.Length == 0)
        {
            throw service.Protocol.MissingOperation(exchange.Request);
        }

        var version = service.Protocol.ApiVersion;
        return (service.Protocol.Version(exchange.Request) ?? version) == version
            ? Task.CompletedTask
            : throw service.Protocol.UnknownOperation($"EmbeddedAws only emulates the version {version} of {service.Name}");
    }

    private Task ParseAsync(Exchange exchange)
    {
        exchange.Request = exchange.Service!.Decode(exchange.Request);
        exchange.Parameters = exchange.Service.Parse(exchange.Request, exchange.Match!);
        _log.Parsed?.Invoke(exchange.Recorded!, exchange.Parameters.Texts());
        return Task.CompletedTask;
    }

    private Task LimitAsync(Exchange exchange)
    {
        if (_limiter is null)
        {
            return Task.CompletedTask;
        }

        var (service, recorded) = (exchange.Service!, exchange.Recorded!);
        var buckets = service.RatesOf(exchange.Operation, asksForEverything: exchange.Parameters.Count is 0);
        return _limiter.TryTake(recorded.Account, recorded.Region, buckets) ? Task.CompletedTask : throw service.Protocol.Throttled();
    }

    private async Task FaultAsync(Exchange exchange)
    {
        exchange.Fault = _faults.Take(exchange.Recorded!);
        switch (exchange.Fault)
        {
            case FaultEffect.Throttled: throw exchange.Service!.Protocol.Throttled();
            case FaultEffect.Failed failed: throw new AwsErrorException(failed.Code, failed.Message, failed.Status);
            case FaultEffect.ConnectionReset: throw new ConnectionCutException();
            case FaultEffect.Accompanied accompanied: accompanied.Action(); break;
            case FaultEffect.AnswerLost lost: lost.Action?.Invoke(); break;
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
        var identification = exchange.Identification!;
        var result = await exchange.Service!.HandleAsync(exchange.Operation, new Invocation(
            identification.Caller(_cloud),
            identification.Region,
            exchange.Request,
            exchange.Parameters,
            (exchange.Fault as FaultEffect.Lagging)?.By,
            exchange.Http.RequestAborted)
        {
            EndpointId = exchange.Http.Features.Get<ServiceApi>()?.EndpointId,
        });
        exchange.Answer = exchange.Service.Render(exchange.Operation, result, exchange.RequestId);
    }

    private AwsProtocol ProtocolOf(Exchange exchange) => exchange.Service?.Protocol ?? _services.ProtocolOf(exchange.Request);

    // The log keeps every name passed to it.
    private static string Shorten(string operation) => operation.Length <= LongestOperation ? operation : $"{operation[..LongestOperation]}...";

    private static bool IsApiCall(HttpRequest request) =>
        request.Path == "/" && (HttpMethods.IsPost(request.Method) ? !request.QueryString.HasValue : HttpMethods.IsGet(request.Method));

    private static string UnreadableCode(BadHttpRequestException error) => error.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "RequestEntityTooLarge",
        StatusCodes.Status408RequestTimeout => "RequestTimeout",
        _ => "InvalidRequest",
    };

    private sealed class ConnectionCutException : Exception;
}
