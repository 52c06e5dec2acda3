using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests.Drift;

/// <summary>One way in which a stack can drift.</summary>
/// <param name="Name">What is deleted or changed.</param>
/// <param name="Drift">All that the plan has to find: <c>logical-id: deleted</c> or <c>logical-id: Property</c>.</param>
/// <param name="MeddleAsync">Does it.</param>
/// <param name="IsHidden">Whether only a thorough plan looks for it.</param>
/// <param name="LeavesBehind">Whether it makes something that is not the stack's and keeps its VPC from being deleted.</param>
internal sealed record DriftCase(string Name, string[] Drift, Func<DriftInjector, Task> MeddleAsync, bool IsHidden = false, bool LeavesBehind = false);
