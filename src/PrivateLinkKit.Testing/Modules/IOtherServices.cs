using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>The services of an EmbeddedAws, for those that act through others: their operations are called in process, under the gate.</summary>
internal interface IOtherServices
{
    /// <summary>Returns the services that implement a contract.</summary>
    IEnumerable<T> All<T>();

    /// <summary>Returns AWS's model of an operation; null: it has none.</summary>
    Operation? ModelOf(string service, string operation);

    /// <summary>Calls an operation as it would be called from outside, except that no due steps run before it, and rates do not count.</summary>
    /// <param name="service">The service, by its name in signatures.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="region">The region.</param>
    /// <param name="parameters">The parameters, by their names on the wire.</param>
    /// <exception cref="AwsErrorException">The answer of the operation is an error.</exception>
    WireObject Call(string service, string operation, Caller caller, string region, WireObject parameters);
}
