"""RDS; every operation is called, and nothing is left behind."""
from aws import equal, refused
from pages import agree

GROUP = {"DBSubnetGroupName": "orders"}
OURS = {"DBInstanceIdentifier": "orders"}
NEW = {
    **OURS, "Engine": "postgres", "DBInstanceClass": "db.t4g.micro", "AllocatedStorage": 20, "MasterUsername": "boss", "MasterUserPassword": "secret-word"}


def live(provider, network):
    rds = provider.rds
    group = rds.create_db_subnet_group(**GROUP, DBSubnetGroupDescription="ours", SubnetIds=network.subnets[:2])["DBSubnetGroup"]
    equal((group["SubnetGroupStatus"], len(group["Subnets"]), group["VpcId"]), ("Complete", 2, network.vpc))
    changed = rds.modify_db_subnet_group(**GROUP, DBSubnetGroupDescription="new", SubnetIds=network.subnets[:2])["DBSubnetGroup"]
    equal(changed["DBSubnetGroupDescription"], "new")
    equal([known["DBSubnetGroupName"] for known in agree(rds, "describe_db_subnet_groups", 20)], ["orders"])
    created = rds.create_db_instance(**NEW, **GROUP, Tags=[{"Key": "team", "Value": "a & b"}])["DBInstance"]
    equal((created["DBInstanceStatus"], created["TagList"], "Endpoint" in created), ("creating", [{"Key": "team", "Value": "a & b"}], False))
    available = agree(rds, "describe_db_instances", 20)[0]
    equal((available["DBInstanceStatus"], available["Endpoint"]["Port"], available["DBSubnetGroup"]["DBSubnetGroupName"]), ("available", 5432, "orders"))
    equal(rds.modify_db_instance(**OURS, AllocatedStorage=30)["DBInstance"]["PendingModifiedValues"], {"AllocatedStorage": 30})
    equal(rds.reboot_db_instance(**OURS)["DBInstance"]["DBInstanceStatus"], "rebooting")
    equal(rds.describe_db_instances(**OURS)["DBInstances"][0]["AllocatedStorage"], 30)
    equal(rds.stop_db_instance(**OURS)["DBInstance"]["DBInstanceStatus"], "stopping")
    equal(rds.start_db_instance(**OURS)["DBInstance"]["DBInstanceStatus"], "starting")
    arn = available["DBInstanceArn"]
    rds.add_tags_to_resource(ResourceName=arn, Tags=[{"Key": "stage", "Value": "test"}])
    rds.remove_tags_from_resource(ResourceName=arn, TagKeys=["team"])
    equal(rds.list_tags_for_resource(ResourceName=arn)["TagList"], [{"Key": "stage", "Value": "test"}])
    refused("InvalidDBSubnetGroupStateFault", rds.delete_db_subnet_group, **GROUP)
    rds.delete_db_instance(**OURS, SkipFinalSnapshot=True)
    rds.delete_db_subnet_group(**GROUP)
    equal(rds.describe_db_instances()["DBInstances"], [])


def refuse(rds):
    for code, call, parameters in (
            ("DBInstanceNotFound", rds.describe_db_instances, OURS),
            ("DBSubnetGroupNotFoundFault", rds.describe_db_subnet_groups, GROUP),
            ("DBSubnetGroupNotFoundFault", rds.create_db_instance, {**NEW, **GROUP}),
            ("InvalidParameterValue", rds.create_db_instance, {**NEW, **GROUP, "MasterUserPassword": "short"}),
            ("InvalidParameterValue", rds.create_db_instance, {**NEW, **GROUP, "AllocatedStorage": 5}),
            ("InvalidSubnet", rds.create_db_subnet_group, {**GROUP, "DBSubnetGroupDescription": "a", "SubnetIds": ["subnet-0123456789abcdef0"]}),
            ("InvalidParameterValue", rds.list_tags_for_resource, {"ResourceName": "orders"}),
    ):
        refused(code, call, **parameters)
