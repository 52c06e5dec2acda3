using Microsoft.Extensions.Options;

namespace PrivateLinkKit.Hosting;

/// <summary>The framework's exception for invalid options, with one error per line.</summary>
internal sealed class OptionFaultsException(string name, Type type, IEnumerable<string> faults) : OptionsValidationException(name, type, faults)
{
    public override string Message => string.Join(Environment.NewLine, Failures);
}
