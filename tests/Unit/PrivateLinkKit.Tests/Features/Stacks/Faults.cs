namespace PrivateLinkKit.Tests.Features.Stacks;

internal static class Faults
{
    public static IReadOnlyList<StackValidationError> Of(PrivateLinkStackBuilder description)
    {
        try
        {
            description.Build();
            return [];
        }
        catch (StackValidationException error)
        {
            return error.Errors;
        }
    }

    /// <summary>Asserts that the description has this fault and no other.</summary>
    public static StackValidationError Only(PrivateLinkStackBuilder description, string logicalId, string value)
    {
        var fault = Assert.Single(Of(description));
        Assert.Equal((logicalId, value), (fault.LogicalId, fault.Value));
        return fault;
    }

    public static void None(PrivateLinkStackBuilder description) => Assert.Empty(Of(description));
}
