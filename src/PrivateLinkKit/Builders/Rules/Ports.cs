namespace PrivateLinkKit.Builders.Rules;

internal static class Ports
{
    public static IEnumerable<StackFault> Check(string id, int port) =>
        port is >= 1 and <= 65535 ? [] : [new StackFault(id, $"{port}", "This is not a port.", "Choose one from 1 to 65535.")];
}
