namespace PrivateLinkKit.Features.Stacks;

internal static class Ports
{
    public static IEnumerable<StackValidationError> Check(string id, int port) =>
        port is >= 1 and <= 65535 ? [] : [new StackValidationError(id, $"{port}", "This is not a port.", "Choose one from 1 to 65535.")];
}
