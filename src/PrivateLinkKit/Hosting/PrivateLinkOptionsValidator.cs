using Microsoft.Extensions.Options;

namespace PrivateLinkKit.Hosting;

/// <summary>Tells everything at once that is wrong with a host's options, wherever they came from.</summary>
internal sealed class PrivateLinkOptionsValidator(PrivateLinkConfiguration configuration, IEnumerable<StackRegistration> stacks) : IValidateOptions<PrivateLinkOptions>
{
    public ValidateOptionsResult Validate(string? name, PrivateLinkOptions options)
    {
        var registered = stacks.Select(stack => stack.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<string> faults =
        [
            .. configuration.Faults(),
            .. OptionFaults.Of(options),
            .. options.Stacks.Keys.Where(stack => !registered.Contains(stack)).Select(stack => $"Stacks:{stack} is not registered with the host; call AddStack, or correct the name."),
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
