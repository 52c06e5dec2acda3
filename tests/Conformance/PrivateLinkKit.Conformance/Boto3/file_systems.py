"""EFS; every operation is called, and nothing is left behind."""
from aws import equal, refused
from pages import agree


def live(provider, network):
    efs = provider.efs
    system = efs.create_file_system(CreationToken="orders", Encrypted=True, Tags=[{"Key": "Name", "Value": "orders"}])
    ours = {"FileSystemId": system["FileSystemId"]}
    equal((system["LifeCycleState"], system["Name"], system["NumberOfMountTargets"]), ("creating", "orders", 0))
    equal(agree(efs, "describe_file_systems", 1, CreationToken="orders")[0]["LifeCycleState"], "available")
    equal(efs.update_file_system(**ours, ThroughputMode="elastic")["ThroughputMode"], "elastic")
    target = efs.create_mount_target(**ours, SubnetId=network.subnets[0])["MountTargetId"]
    equal([known["LifeCycleState"] for known in agree(efs, "describe_mount_targets", 1, **ours)], ["available"])
    groups = efs.describe_mount_target_security_groups(MountTargetId=target)["SecurityGroups"]
    equal(len(groups), 1)
    efs.modify_mount_target_security_groups(MountTargetId=target, SecurityGroups=groups)
    point = efs.create_access_point(**ours, ClientToken="orders", PosixUser={"Uid": 1000, "Gid": 1000})["AccessPointId"]
    equal([known["RootDirectory"] for known in agree(efs, "describe_access_points", 1, **ours)], [{"Path": "/"}])
    policies = [{"TransitionToIA": "AFTER_30_DAYS"}]
    efs.put_lifecycle_configuration(**ours, LifecyclePolicies=policies)
    equal(efs.describe_lifecycle_configuration(**ours)["LifecyclePolicies"], policies)
    equal(efs.put_backup_policy(**ours, BackupPolicy={"Status": "ENABLED"})["BackupPolicy"]["Status"], "ENABLING")
    equal(efs.describe_backup_policy(**ours)["BackupPolicy"]["Status"], "ENABLED")
    policy = '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"elasticfilesystem:ClientMount"}]}'
    efs.put_file_system_policy(**ours, Policy=policy)
    equal(efs.describe_file_system_policy(**ours)["Policy"], policy)
    efs.delete_file_system_policy(**ours)
    efs.tag_resource(ResourceId=point, Tags=[{"Key": "team", "Value": "a & b"}, {"Key": "stage", "Value": "test"}])
    efs.untag_resource(ResourceId=point, TagKeys=["stage"])
    equal(efs.list_tags_for_resource(ResourceId=point)["Tags"], [{"Key": "team", "Value": "a & b"}])
    refused("FileSystemInUse", efs.delete_file_system, **ours)
    efs.delete_mount_target(MountTargetId=target)
    efs.delete_access_point(AccessPointId=point)
    efs.delete_file_system(**ours)
    equal(efs.describe_file_systems()["FileSystems"], [])


def refuse(efs):
    ours = {"FileSystemId": efs.create_file_system(CreationToken="orders")["FileSystemId"]}
    for code, call, parameters in (
            ("FileSystemAlreadyExists", efs.create_file_system, {"CreationToken": "orders"}),
            ("FileSystemNotFound", efs.describe_file_systems, {"FileSystemId": "fs-0123456789abcdef0"}),
            ("MountTargetNotFound", efs.delete_mount_target, {"MountTargetId": "fsmt-0123456789abcdef0"}),
            ("AccessPointNotFound", efs.delete_access_point, {"AccessPointId": "fsap-0123456789abcdef0"}),
            ("SubnetNotFound", efs.create_mount_target, {**ours, "SubnetId": "subnet-0123456789abcdef0"}),
            ("PolicyNotFound", efs.describe_file_system_policy, ours),
            ("BadRequest", efs.describe_mount_targets, {}),
    ):
        refused(code, call, **parameters)
    efs.delete_file_system(**ours)
