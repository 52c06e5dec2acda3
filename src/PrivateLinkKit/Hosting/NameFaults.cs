namespace PrivateLinkKit.Hosting;

/// <summary>Errors for names of stacks and endpoints that are not registered.</summary>
internal sealed class NameFaults(IEnumerable<StackRegistration> stacks, IEnumerable<NameInUse> names)
{
    /// <returns>One line for each, without the name of the root section.</returns>
    public IEnumerable<string> Of(PrivateLinkOptions options)
    {
        HashSet<string> registered = new(stacks.Select(stack => stack.Name), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. options.Stacks.Keys.Where(stack => !registered.Contains(stack))
                .Select(stack => $"{nameof(options.Stacks)}:{stack} is not registered with the host: call AddStack, or correct the name. {Known(registered)}"),
            .. Unknown(nameof(options.Stacks), registered, "call AddStack"),
            .. Unknown(nameof(options.Endpoints), options.Endpoints.Keys, "call AddEndpoint or add it to the configuration"),
        ];
    }

    private IEnumerable<string> Unknown(string section, ICollection<string> known, string remedy) =>
        from name in names
        where name.Section == section && !known.Contains(name.Name, StringComparer.OrdinalIgnoreCase)
        select $"{section}:{name.Name} is used by {name.User}, but not registered: {remedy}, or correct the name. {Known(known)}";

    private static string Known(ICollection<string> names) => $"Registered: {(names.Count == 0 ? "none" : string.Join(", ", names))}.";
}
