using Microsoft.Extensions.Options;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Hosting;

/// <summary>Reports all errors of a host's options, from any source; each begins with its full key.</summary>
internal sealed class PrivateLinkOptionsValidator(PrivateLinkConfiguration configuration, IEnumerable<StackRegistration> stacks, IEnumerable<NameInUse> names)
    : IValidateOptions<PrivateLinkOptions>
{
    private readonly NameFaults _names = new(stacks, names);

    public ValidateOptionsResult Validate(string? name, PrivateLinkOptions options)
    {
        List<string> faults =
        [
            .. configuration.Faults(),
            .. OptionErrors.Of(options).Concat(_names.Of(options)).Select(fault => $"{PrivateLinkConfiguration.Section}:{fault}"),
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(MessageText.Line));
    }
}
