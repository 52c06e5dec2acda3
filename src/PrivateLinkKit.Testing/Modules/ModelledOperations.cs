using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>Adds operations that AWS's model describes: with typed requests and results, and the parameters that they use.</summary>
internal static class ModelledOperations
{
    /// <summary>Emulates an operation, under the gate.</summary>
    /// <param name="service">The service.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="handle">Its implementation.</param>
    /// <param name="honours">The request members it uses, separated by spaces; a request that sets another one is refused.</param>
    /// <param name="before">Preparation that runs first, outside the gate; null: none.</param>
    public static void On<TRequest, TResult>(
        this ServiceDefinition service,
        Operation<TRequest, TResult> operation,
        Func<ServiceCall, TRequest, TResult> handle,
        string honours,
        Func<ServiceCall, Task>? before = null)
    {
        var honoured = Honoured(service, operation, honours);
        service.Add(Modelled(operation, honoured, async invocation =>
        {
            var request = Read(service, operation, honoured, invocation);
            if (before is not null)
            {
                await before(ServiceCall.Begin(service, operation.Name, invocation));
            }

            lock (service.Cloud.Gate)
            {
                var call = ServiceCall.Begin(service, operation.Name, invocation);
                var result = invocation.Lag is { } lag && operation.OnlyReads
                    ? service.Cloud.LookBack(lag, () => handle(call, request))
                    : handle(call, request);
                return operation.Write(result);
            }
        }) with { Within = invocation => operation.Write(
            handle(ServiceCall.Within(service, operation.Name, invocation), Read(service, operation, honoured, invocation))) });
    }

    /// <summary>Emulates an operation that waits for something; its handler takes the gate itself where it needs it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="handle">Its implementation.</param>
    /// <param name="honours">The request members it uses.</param>
    /// <param name="within">Its implementation for other services, which does not wait; null: none.</param>
    public static void OnAsync<TRequest, TResult>(
        this ServiceDefinition service,
        Operation<TRequest, TResult> operation,
        Func<ServiceCall, TRequest, Task<TResult>> handle,
        string honours,
        Func<ServiceCall, TRequest, TResult>? within = null)
    {
        var honoured = Honoured(service, operation, honours);
        service.Add(Modelled(operation, honoured, async invocation =>
        {
            var request = Read(service, operation, honoured, invocation);
            return operation.Write(await handle(ServiceCall.Begin(service, operation.Name, invocation), request));
        }) with
        {
            Within = within is null ? null : invocation => operation.Write(
                within(ServiceCall.Within(service, operation.Name, invocation), Read(service, operation, honoured, invocation))),
        });
    }

    private static Honoured Honoured(ServiceDefinition service, Operation operation, string honours) =>
        new($"{service.HonouredEverywhere} {honours}", service.Defaults.Of(operation.Name));

    private static EmulatedOperation Modelled(Operation operation, Honoured honoured, Func<Invocation, Task<WireObject>> handle) =>
        new(operation.Name, handle)
        {
            Model = (operation, honoured),
            Route = operation.Http is { } http ? RestRoute.Parse(http) : null,
            Status = operation.Status,
        };

    private static TRequest Read<TRequest, TResult>(
        ServiceDefinition service, Operation<TRequest, TResult> operation, Honoured honoured, Invocation invocation)
    {
        var protocol = service.Protocol;
        var request = operation.Read(invocation.Parameters, honoured.Defaults.In(invocation.Region), out var reading);
        if (reading.Faults is [var fault, ..])
        {
            throw fault.Kind switch
            {
                WireErrorKind.Missing => protocol.MissingParameter(fault.Path),
                WireErrorKind.Unknown => protocol.UnknownParameter(fault.Path),
                WireErrorKind.OutOfBounds => protocol.OutOfBounds(fault.Path, fault.Found, fault.Reason),
                _ => protocol.InvalidParameter(fault.Path, fault.Reason),
            };
        }

        if (honoured.FirstIgnored(reading.Members) is { } ignored)
        {
            throw protocol.NotEmulated($"EmbeddedAws does not emulate the parameter {ignored} of {operation.Name}");
        }

        service.CheckEvery(invocation.Parameters);
        return request;
    }
}
