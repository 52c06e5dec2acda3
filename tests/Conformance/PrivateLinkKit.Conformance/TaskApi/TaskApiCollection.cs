namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>The tests that only look at the Task API share one.</summary>
[CollectionDefinition(Name)]
public sealed class TaskApiCollection : ICollectionFixture<TaskApiByHand>
{
    public const string Name = "Task API";
}
