namespace PrivateLinkKit.External.Generator;

internal sealed record Options(bool ServerOnly, string? Models)
{
    public static Options Parse(IEnumerable<string> arguments)
    {
        var options = new Options(false, null);
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
        {
            options = rest.Current switch
            {
                "--server-only" => options with { ServerOnly = true },
                "--models" when rest.MoveNext() => options with { Models = rest.Current },
                _ => throw new GeneratorException($"Unknown argument {rest.Current}."),
            };
        }

        return options;
    }
}
