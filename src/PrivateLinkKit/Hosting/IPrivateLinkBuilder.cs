using Microsoft.Extensions.DependencyInjection;

namespace PrivateLinkKit;

/// <summary>Configures PrivateLink in a host; returned by <c>AddPrivateLink</c>.</summary>
public interface IPrivateLinkBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
