using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PrivateLinkKit.Hosting;

/// <summary>The section <c>PrivateLink</c> of the host's configuration, if any.</summary>
internal sealed class PrivateLinkConfiguration(IServiceProvider services) : IConfigureOptions<PrivateLinkOptions>
{
    public const string Section = "PrivateLink";

    public void Configure(PrivateLinkOptions options) => Bind(options);

    /// <returns>The keys and values that cannot be bound.</returns>
    public IReadOnlyList<string> Faults() => Bind(new PrivateLinkOptions());

    private IReadOnlyList<string> Bind(PrivateLinkOptions options) =>
        services.GetService<IConfiguration>() is { } configuration ? OptionsSection.Bind(configuration.GetSection(Section), options) : [];
}
