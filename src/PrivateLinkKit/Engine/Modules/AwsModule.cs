using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Engine.Modules;

/// <summary>An AWS service, as the engine uses it: its clients, request rates, error codes and kinds.</summary>
public abstract class AwsModule
{
    /// <summary>The service as the SDK's namespaces name it: <c>EC2</c> for <c>Amazon.EC2</c>.</summary>
    public abstract string Service { get; }

    /// <summary>Handlers of the service's kinds. Default: none.</summary>
    public virtual IReadOnlyList<ResourceHandler> Kinds => [];

    /// <summary>
    /// Codes of errors that a resource does not exist, besides those that end with <c>NotFound</c> or <c>NotFoundException</c>. Default: none.
    /// </summary>
    public virtual IReadOnlyList<string> NotFoundCodes => [];

    /// <summary>Codes of errors that a resource is in use. Default: none.</summary>
    public virtual IReadOnlyList<string> InUseCodes => [];

    /// <summary>Registers the factories of the service's SDK clients.</summary>
    /// <param name="clients">The factories.</param>
    public abstract void AddClients(ClientFactories clients);

    /// <summary>Returns the published rates of every bucket that a call draws a token from. Default: none is published.</summary>
    /// <param name="operation">Name of the API operation.</param>
    public virtual IReadOnlyList<RequestRate> RatesOf(string operation) => [];

    /// <summary>
    /// Returns the ids of the stack's resources of this service after an apply, to detect resources that another host has created at the same time. Default:
    /// none.
    /// </summary>
    /// <param name="created">Types of the resources that the apply created in the context's placement.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    internal virtual Task<IReadOnlyList<string>> FindIdsAsync(IReadOnlyCollection<string> created, HandlerContext context) =>
        Task.FromResult<IReadOnlyList<string>>([]);
}
