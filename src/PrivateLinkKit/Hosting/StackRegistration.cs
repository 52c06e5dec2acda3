namespace PrivateLinkKit.Hosting;

/// <summary>A stack that the host manages.</summary>
/// <param name="Name">The stack's name.</param>
/// <param name="Source">The stack, or the factory that describes it.</param>
internal sealed record StackRegistration(string Name, object Source)
{
    /// <exception cref="InvalidOperationException">The factory describes no stack, or one of another name.</exception>
    public PrivateLinkStack Describe(IServiceProvider services)
    {
        var stack = Source as PrivateLinkStack ?? ((Func<IServiceProvider, PrivateLinkStack?>)Source)(services);
        if (stack is null)
        {
            throw new InvalidOperationException(
                $"The description of stack '{Name}' is null. Return the stack's description; without one nothing is changed.");
        }

        return stack.Name == Name ? stack : throw new InvalidOperationException(
            $"The stack that is registered as '{Name}' has the name '{stack.Name}'. Register it by its own name, the one given to ExposeService.");
    }
}
