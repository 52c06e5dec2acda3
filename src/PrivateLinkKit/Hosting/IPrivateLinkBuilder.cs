using Microsoft.Extensions.DependencyInjection;

namespace PrivateLinkKit;

/// <summary>Says what a host does with PrivateLink; comes from <c>AddPrivateLink</c>.</summary>
public interface IPrivateLinkBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
