using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PrivateLinkKit.Hosting;

/// <summary>The section <c>PrivateLink</c> of the host's configuration, where it has one.</summary>
internal sealed class PrivateLinkConfiguration(IServiceProvider services) : IConfigureOptions<PrivateLinkOptions>
{
    private const string Section = "PrivateLink";

    public void Configure(PrivateLinkOptions options) => Read(options);

    /// <returns>What cannot be read of it.</returns>
    public IReadOnlyList<string> Faults() => Read(new PrivateLinkOptions());

    private IReadOnlyList<string> Read(PrivateLinkOptions options)
    {
        var faults = new List<string>();
        if (services.GetService<IConfiguration>() is { } configuration)
        {
            new SectionReader(configuration, faults).Section(Section, section => OptionKeys.Read(section, options));
        }

        return faults;
    }
}
