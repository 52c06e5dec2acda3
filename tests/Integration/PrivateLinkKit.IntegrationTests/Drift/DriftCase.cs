using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests.Drift;

/// <summary>One way in which a stack can drift.</summary>
/// <param name="Name">The deleted or changed part.</param>
/// <param name="Drift">The complete expected drift: <c>logical-id: deleted</c> or <c>logical-id: Property</c>.</param>
/// <param name="MeddleAsync">Makes the change.</param>
/// <param name="IsHidden">true if only a full reading finds it.</param>
/// <param name="LeavesBehind">true if it creates a resource outside the stack that prevents the deletion of its VPC.</param>
internal sealed record DriftCase(string Name, string[] Drift, Func<DriftInjector, Task> MeddleAsync, bool IsHidden = false, bool LeavesBehind = false);
