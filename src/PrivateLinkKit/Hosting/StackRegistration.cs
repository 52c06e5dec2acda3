namespace PrivateLinkKit.Hosting;

/// <summary>A stack that the host is to look after.</summary>
/// <param name="Name">The stack's name.</param>
/// <param name="Source">The stack, or the factory that describes it.</param>
internal sealed record StackRegistration(string Name, object Source)
{
    /// <exception cref="InvalidOperationException">The factory describes a stack of another name.</exception>
    public PrivateLinkStack Describe(IServiceProvider services)
    {
        var stack = Source as PrivateLinkStack ?? ((Func<IServiceProvider, PrivateLinkStack>)Source)(services);
        return stack.Name == Name ? stack : throw new InvalidOperationException(
            $"The stack that is registered as '{Name}' calls itself '{stack.Name}'. Register it by its own name, the one given to ExposeService.");
    }
}
