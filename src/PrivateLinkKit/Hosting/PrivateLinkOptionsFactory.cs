using Microsoft.Extensions.Options;

namespace PrivateLinkKit.Hosting;

/// <summary>Creates the options as the framework does, but reports their errors one per line.</summary>
internal sealed class PrivateLinkOptionsFactory(
    IEnumerable<IConfigureOptions<PrivateLinkOptions>> configures,
    IEnumerable<IPostConfigureOptions<PrivateLinkOptions>> postConfigures,
    IEnumerable<IValidateOptions<PrivateLinkOptions>> validators) : IOptionsFactory<PrivateLinkOptions>
{
    private readonly OptionsFactory<PrivateLinkOptions> _factory = new(configures, postConfigures, validators);

    public PrivateLinkOptions Create(string name)
    {
        try
        {
            return _factory.Create(name);
        }
        catch (OptionsValidationException error)
        {
            throw new OptionFaultsException(error.OptionsName, error.OptionsType, error.Failures);
        }
    }
}
