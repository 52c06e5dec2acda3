using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>One AWS API: a table of operations with their handlers.</summary>
internal abstract class AwsService(ServiceFacts facts, AwsProtocol protocol)
{
    private readonly Dictionary<string, Func<Call, Task<WireObject>>> _handlers = [];
    private readonly List<(Operation Operation, Honoured Honoured)> _emulated = [];

    /// <summary>The name of the service in SigV4 scopes.</summary>
    public string Name => facts.SigningName;

    /// <summary>The display name of the service, as in LocalStack's health report; generations of an API share a SigV4 name.</summary>
    public virtual string CommonName => Name;

    public string Version => facts.Version;

    /// <summary>The names of the operations it emulates.</summary>
    public IEnumerable<string> Operations => _handlers.Keys;

    /// <summary>The operations it emulates, each with the request members that it uses.</summary>
    public IReadOnlyList<(Operation Operation, Honoured Honoured)> Emulated => _emulated;

    public AwsProtocol Protocol => protocol;

    /// <summary>Returns true if a request that is not signed for any service has the form of this service's requests.</summary>
    public bool IsMeantBy(ApiRequest request) =>
        protocol.Version(request) is { } version ? version == Version : protocol.OperationName(request) is not null;

    /// <summary>Returns true if AWS accepts an operation without a signature.</summary>
    public virtual bool TakesUnsigned(string operation) => false;

    /// <summary>Members that every operation of the service uses.</summary>
    protected virtual string HonouredEverywhere => "";

    /// <param name="cloud">The emulated cloud.</param>
    /// <param name="identification">The caller.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="lag">Lag of the state that a read-only operation returns; null: none.</param>
    public Task<WireObject> HandleAsync(Cloud cloud, Identification identification, string operation, WireObject parameters, TimeSpan? lag) =>
        _handlers.TryGetValue(operation, out var handler)
            ? handler(new Call(cloud, identification, parameters, lag))
            : throw protocol.UnknownOperation($"EmbeddedAws does not emulate the operation {operation} of {Name}");

    /// <summary>Emulates an operation, under the gate.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="handle">Its implementation.</param>
    /// <param name="honours">The request members it uses, separated by spaces; a request that sets another one is refused.</param>
    /// <param name="before">Preparation that runs first, outside the gate; null: none.</param>
    protected void On<TRequest, TResult>(
        Operation<TRequest, TResult> operation, Func<CallContext, TRequest, TResult> handle, string honours, Func<CallContext, Task>? before = null)
    {
        var honoured = Honour(operation, honours);
        _handlers.Add(operation.Name, async call =>
        {
            var request = Read(operation, honoured, call);
            if (before is not null)
            {
                await before(ContextOf(call, operation));
            }

            lock (call.Cloud.Gate)
            {
                var context = Context(call, operation);
                var result = call.Lag is { } lag && operation.OnlyReads ? call.Cloud.LookBack(lag, () => handle(context, request)) : handle(context, request);
                return operation.Write(result);
            }
        });
    }

    /// <summary>Emulates an operation that waits for something; its handler takes the gate itself where it needs it.</summary>
    /// <inheritdoc cref="On{TRequest, TResult}(Operation{TRequest, TResult}, Func{CallContext, TRequest, TResult}, string, Func{CallContext, Task})"
    /// path="/param"/>
    protected void OnAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, Func<CallContext, TRequest, Task<TResult>> handle, string honours)
    {
        var honoured = Honour(operation, honours);
        _handlers.Add(operation.Name, async call =>
        {
            var request = Read(operation, honoured, call);
            return operation.Write(await handle(ContextOf(call, operation), request));
        });
    }

    /// <summary>Checks the parameters of any operation before it is handled.</summary>
    protected virtual void Check(WireObject parameters)
    {
    }

    private Honoured Honour(Operation operation, string honours)
    {
        var honoured = new Honoured($"{HonouredEverywhere} {honours}", operation.Defaults);
        _emulated.Add((operation, honoured));
        return honoured;
    }

    private static CallContext ContextOf(Call call, Operation operation)
    {
        lock (call.Cloud.Gate)
        {
            return Context(call, operation);
        }
    }

    private static CallContext Context(Call call, Operation operation)
    {
        call.Cloud.Timeline.RunDue();
        var caller = call.Identification.Caller(call.Cloud);
        return new CallContext(call.Cloud.In(caller.Account, call.Identification.Region), caller, operation.Name, call.Parameters);
    }

    private TRequest Read<TRequest, TResult>(Operation<TRequest, TResult> operation, Honoured honoured, Call call)
    {
        var request = operation.Read(call.Parameters, call.Identification.Region, out var reading);
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

        Check(call.Parameters);
        return request;
    }

    private sealed record Call(Cloud Cloud, Identification Identification, WireObject Parameters, TimeSpan? Lag);
}
